import { describe, expect, it } from 'vitest'
import { linesOfHtml } from '../../../capture/mail/split'
import { parseHtml, split } from './parse-html'

/** How mail programs set an answered mail below the answer "Fine, please ship." */
const ANSWERS: readonly (readonly [string, string])[] = [
  [
    'Gmail',
    '<div dir="ltr">Fine, please ship.</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, 3 Feb 2025 at 10:15, Asha &lt;<a href="mailto:a@x.example">a@x.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex"><div>Old text</div></blockquote></div>'
  ],
  [
    'Gmail, seen in Outlook',
    '<div dir="ltr">Fine, please ship.</div><br><div class="x_gmail_quote"><div dir="ltr" class="x_gmail_attr">On Mon, 3 Feb 2025 at 10:15, Asha wrote:<br></div><blockquote class="x_gmail_quote"><div>Old text</div></blockquote></div>'
  ],
  [
    'Outlook on the web',
    '<div class="elementToProof">Fine, please ship.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>Från:</b> Asha &lt;a@x.example&gt;<br><b>Skickat:</b> den 3 februari 2025 10:15<br><b>Till:</b> Ravi<br><b>Ämne:</b> Rates</font><div>&nbsp;</div></div><div>Old text</div>'
  ],
  [
    'Outlook 365 for Windows',
    '<div class="WordSection1"><p class="MsoNormal">Fine, please ship.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> Asha &lt;a@x.example&gt; <br><b>Sent:</b> Monday, February 3, 2025 10:15<br><b>To:</b> Ravi<br><b>Subject:</b> Rates</p></div></div><p class="MsoNormal">Old text</p></div>'
  ],
  [
    'Outlook in a language whose labels are unknown',
    '<div class="WordSection1"><p class="MsoNormal">Fine, please ship.</p><div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal"><b>Frá:</b> Asha &lt;a@x.example&gt;<br><b>Dagur:</b> 3. febrúar 2025 10:15<br><b>Viðtakandi:</b> Ravi<br><b>Efni:</b> Rates</p></div></div><p class="MsoNormal">Old text</p></div>'
  ],
  [
    'Outlook for Android',
    '<div dir="auto">Fine, please ship.</div><div id="ms-outlook-mobile-signature" dir="auto">Get <a href="https://aka.ms/AAb9ysg">Outlook for Android</a></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg"><b>From:</b> Asha &lt;a@x.example&gt;<br><b>Sent:</b> Monday, February 3, 2025 10:15:00 AM<br><b>To:</b> Ravi<br><b>Subject:</b> Rates</div><div>Old text</div>'
  ],
  [
    'Apple Mail',
    '<html><body>Fine, please ship.<br><div><br><blockquote type="cite"><div>On 3 Feb 2025, at 10:15 AM, Asha &lt;a@x.example&gt; wrote:</div><br><div>Old text</div></blockquote></div><br></body></html>'
  ],
  [
    'iPhone',
    '<html><body dir="auto">Fine, please ship.<br><br><div dir="ltr">Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">On 3 Feb 2025, at 10:15 AM, Asha &lt;a@x.example&gt; wrote:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">Old text</div></blockquote></body></html>'
  ],
  [
    'Thunderbird',
    '<p>Fine, please ship.</p><div class="moz-cite-prefix">Am 03.02.25 um 10:15 schrieb Asha:<br></div><blockquote type="cite" cite="mid:1@x.example"><p>Old text</p></blockquote>'
  ],
  [
    'Yahoo',
    '<div>Fine, please ship.</div><div class="yahoo_quoted" id="yahoo_quoted_42"><div>On Monday, 3 February 2025 at 10:15:30 am IST, Asha &lt;a@x.example&gt; wrote:</div><div>Old text</div></div>'
  ],
  [
    'Proton',
    '<div>Fine, please ship.</div><div class="protonmail_signature_block"></div><div class="protonmail_quote">On Monday, February 3rd, 2025 at 10:15 AM, Asha &lt;a@x.example&gt; wrote:<br><blockquote class="protonmail_quote" type="cite">Old text</blockquote></div>'
  ],
  [
    'Zoho',
    '<div>Fine, please ship.</div><div class="zmail_extra_hr" style="border-top:1px solid rgb(204,204,204)"></div><div class="zmail_extra" data-zbluepencil-ignore="true"><div id="Zm-_Id_-Sgn1">---- On Mon, 03 Feb 2025 10:15:30 +0530 Asha &lt;a@x.example&gt; wrote ---</div><blockquote>Old text</blockquote></div>'
  ],
  [
    'GMX',
    '<div>Fine, please ship.</div><div name="quote" style="margin:10px 5px 5px 10px;border-left:2px solid #C3D9E5"><div><b>Gesendet:</b> Montag, 3. Februar 2025</div><div>Old text</div></div>'
  ],
  [
    'Roundcube',
    '<p>Fine, please ship.</p><p id="reply-intro">On 2025-02-03 10:15, Asha wrote:</p><blockquote type="cite"><div>Old text</div></blockquote>'
  ],
  [
    'Mail.ru',
    '<p>Fine, please ship.</p><br>Понедельник, 3 февраля 2025, 10:15 +03:00 от Asha &lt;a@x.example&gt;:<br><blockquote style="border-left:1px solid #0857A6">Old text</blockquote>'
  ],
  [
    'QQ',
    '<div>Fine, please ship.</div><includetail><div>------------------ Original ------------------</div><div>Old text</div></includetail>'
  ],
  [
    'Gmail, trimmed on the page',
    '<div>Fine, please ship.</div><div class="yj6qo"></div><div class="adL"><br>&gt; On 3 Feb 2025, at 10:15, Asha &lt;a@x.example&gt; wrote:<br>&gt; Old text<br></div>'
  ]
]

describe('an answer in HTML', () => {
  it.each(ANSWERS)('MAIL-20 of %s is cut from the answered mail', (_program, html) => {
    expect(split({ html, subject: 'Re: Rates' }).reply).toBe('Fine, please ship.')
  })

  it('MAIL-22 keeps what was written between the quotes', () => {
    const html =
      '<div class="gmail_quote"><div class="gmail_attr">On Mon, 3 Feb 2025 at 10:15, Asha wrote:</div><blockquote class="gmail_quote">First?</blockquote><div>Yes.</div><blockquote class="gmail_quote">Second?</blockquote><div>No.</div></div>'
    expect(split({ html }).reply).toBe('Yes.\n\nNo.')
  })

  it('MAIL-20 keeps the sender’s own indentation', () => {
    const html =
      '<div>Address:</div><blockquote style="margin:0 0 0 40px;border:none;padding:0"><div>Plot 7</div></blockquote><div>Ship by Friday.</div>'
    expect(split({ html }).reply).toBe('Address:\nPlot 7\nShip by Friday.')
  })

  it('MAIL-30 takes the signature that the program marked, with its links', () => {
    const html =
      '<div>Fine, please ship.</div><div>Best,</div><div class="gmail_signature" data-smartmail="gmail_signature"><table><tr><td><img src="logo.png"></td><td><b>Asha Menon</b><br>Buyer<br><a href="tel:+919843012345">Call me</a></td></tr></table></div>'
    expect(split({ html })).toMatchObject({ reply: 'Fine, please ship.' })
    const links = linesOfHtml(html, parseHtml).flatMap((line) => line.links ?? [])
    expect(links).toEqual(['tel:+919843012345'])
  })

  it('MAIL-25 sets cells of one line apart and cells of several lines below each other', () => {
    const html =
      '<table><tr><td>T:</td><td>+91 98430 12345</td></tr><tr><td>Asha Menon<br>Buyer</td><td>Kerala Spices<br>Kochi</td></tr></table>'
    expect(linesOfHtml(html, parseHtml).map((line) => line.text)).toEqual([
      'T:\t+91 98430 12345',
      'Asha Menon',
      'Buyer',
      'Kerala Spices',
      'Kochi'
    ])
  })

  it('MAIL-25 keeps the blank lines that Word writes as a no-break space', () => {
    const html =
      '<div class="WordSection1"><p class="MsoNormal">Dear Asha,<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p>\n<p class="MsoNormal">Ship it.</p></div>'
    expect(split({ html }).reply).toBe('Dear Asha,\n\nShip it.')
    const inGmail = html.replaceAll('class="', 'class="m_-8745129034')
    expect(split({ html: inGmail }).reply).toBe('Dear Asha,\n\nShip it.')
  })

  it('MAIL-26 takes a gateway’s warning for no more than it is, though the letter follows at once', () => {
    const html =
      '<div>CAUTION: This email originated from outside of the organisation.</div><div>Do not click links unless you know the sender.</div><div>Dear Asha,</div><div>Ship it.</div>'
    expect(split({ html }).reply).toBe('Dear Asha,\nShip it.')
  })

  it('MAIL-25 leaves hidden text, styles and scripts out', () => {
    const html =
      '<style>p{color:red}</style><div style="display:none">Preheader</div><script>alert(1)</script><p>Fine, please ship.</p>'
    expect(split({ html }).reply).toBe('Fine, please ship.')
  })

  it('MAIL-25 prefers the text part, and the HTML where the text is only a stub', () => {
    const html = `<p>Fine, please ship.</p>${'<p></p>'.repeat(300)}`
    expect(split({ text: 'Plain answer.', html }).reply).toBe('Plain answer.')
    expect(split({ text: 'Please use an HTML viewer to read this mail.', html }).reply).toBe('Fine, please ship.')
    expect(split({ text: '  ', html }).reply).toBe('Fine, please ship.')
  })
})
