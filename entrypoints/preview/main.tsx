import '../../components/ui/base.css'
import { startPreview } from '../../components/preview/preview'

void startPreview(document.getElementById('root') ?? document.body)
