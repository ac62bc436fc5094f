/**
 * What an edit says it was made from, as the API takes it.
 *
 * @param at when that was written; null when there was nothing, undefined when nobody knows, so that nothing is said
 */
export function basedOn(at: string | null | undefined): { readonly based_on?: string | null } {
  return at === undefined ? {} : { based_on: at };
}
