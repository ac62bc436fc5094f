import type { RowOf } from '../../db/tables.ts';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import type { DismissalInput } from './dismissals.schema.ts';

type Row = RowOf<'dismissals'>;

/** Remembers that something is right though it looks wrong; the same again changes nothing. */
export async function dismiss(
  deps: Deps,
  { code, about }: DismissalInput,
  requestId: string,
): Promise<Done<Row>> {
  const summary = `Found right: ${code} ${about}`;
  const deed = { action: 'create', subject: 'dismissals', summary, requestId } as const;
  return await deps.run(deed, async ({ trx, change, at }) => {
    const before = await trx
      .selectFrom('dismissals')
      .selectAll()
      .where('code', '=', code)
      .where('about', '=', about)
      .executeTakeFirst();
    if (before) return before;
    const [row] = await change.insert('dismissals', [{ code, about, created_at: at, updated_at: at }]);
    if (!row) throw new Error('an inserted row has come back empty');
    return row;
  });
}
