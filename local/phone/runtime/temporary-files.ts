/** Files that the person gave the mini program, and those made of them: theirs until the phone is put away. */
export class TemporaryFiles {
  private readonly kept = new Map<string, { readonly content: Blob; address: string | undefined }>()

  /** @returns the path under which the mini program knows it */
  add(content: Blob): string {
    const ending = /^image\/([a-z]+)/.exec(content.type)?.[1]?.replace('jpeg', 'jpg') ?? 'bin'
    const path = `wxfile://tmp_${this.kept.size + 1}.${ending}`
    this.kept.set(path, { content, address: undefined })
    return path
  }

  find(path: string): Blob | undefined {
    return this.kept.get(path)?.content
  }

  /** Where the browser finds it; the path itself for a file that is not there. */
  addressOf(path: string): string {
    const file = this.kept.get(path)
    if (file === undefined) return path
    file.address ??= URL.createObjectURL(file.content)
    return file.address
  }

  forget(): void {
    for (const { address } of this.kept.values()) if (address !== undefined) URL.revokeObjectURL(address)
    this.kept.clear()
  }
}
