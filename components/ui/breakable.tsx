/** An address that may break behind `@` and dots instead of in the middle of a word. */
export function Breakable({ text }: { readonly text: string }) {
  return (
    <bdi>
      {text.split(/(?<=[@./])(?=\w)/).map((part, index) => (
        <>
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
    </bdi>
  )
}
