/** Every kind of space and apostrophe that a version of Intl may write, as the plain one of its kind. */
export function plainSpaces(text: string | null): string {
  return (text ?? '').replace(/[\u00a0\u202f\u2009]/g, ' ').replace(/'/g, '’');
}
