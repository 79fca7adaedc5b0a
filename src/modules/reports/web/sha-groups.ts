/** A SHA-256 in groups of eight signs, so that two people can read it to each other. */
export function shaInGroups(hex: string): string {
  return hex.match(/.{1,8}/g)?.join(' ') ?? ''
}
