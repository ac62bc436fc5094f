/** A written amount in privacy: its shape without its digits. */
export function hiddenDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, '•');
}
