/** What the key beside Enter is called on this machine: ⌘ on Apple's, Ctrl elsewhere. */
export function submitKeys(platform: string = navigator.platform): string {
  return /^(Mac|iP)/.test(platform) ? '⌘↵' : 'Ctrl ↵';
}
