/** Target weights, savings plans, and what became of the days on which those were due. */
import { sql, type Kysely } from 'kysely';
import { nounSchema, stampColumns, textForm } from './noun-schema.ts';

const orNull = (column: string, check: string) => `${column} TEXT CHECK (${column} IS NULL OR (${check}))`;

const targets = nounSchema(
  'targets',
  `scope  TEXT NOT NULL CHECK (scope IN ('instrument', 'asset_class')),
   key    TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 12),
   weight TEXT NOT NULL CHECK (${textForm.decimal('weight')}),
   ${stampColumns}`,
  ['CREATE UNIQUE INDEX by_key ON (scope, key)'],
  'scope, key, weight, created_at, updated_at',
);

const plans = nounSchema(
  'savings_plans',
  `isin     TEXT NOT NULL CHECK (length(isin) = 12),
   broker   TEXT NOT NULL CHECK (length(broker) BETWEEN 1 AND 100),
   ${orNull('amount', textForm.positive('amount'))},
   ${orNull('units', textForm.positive('units'))},
   interval TEXT NOT NULL CHECK (interval IN ('monthly', 'quarterly', 'half_yearly', 'yearly')),
   day      INTEGER NOT NULL CHECK (day BETWEEN 1 AND 31),
   start_on TEXT NOT NULL CHECK (${textForm.date('start_on')}),
   ${orNull('end_on', textForm.date('end_on'))},
   ${stampColumns},
   CHECK ((amount IS NULL) <> (units IS NULL))`,
  ['CREATE INDEX by_isin ON (isin)'],
  'isin, broker, amount, units, interval, day, start_on, end_on, created_at, updated_at',
);

const planDays = nounSchema(
  'savings_plan_days',
  `plan_id        INTEGER NOT NULL,
   due_on         TEXT NOT NULL CHECK (${textForm.date('due_on')}),
   outcome        TEXT NOT NULL CHECK (outcome IN ('confirmed', 'skipped')),
   transaction_id INTEGER,
   ${stampColumns},
   CHECK ((outcome = 'confirmed') = (transaction_id IS NOT NULL))`,
  ['CREATE UNIQUE INDEX by_plan ON (plan_id, due_on)'],
  'plan_id, due_on, outcome, transaction_id, created_at, updated_at',
);

export const name = '0009-targets-and-plans';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...targets, ...plans, ...planDays]) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const noun of ['savings_plan_days', 'savings_plans', 'targets']) {
    await sql.raw(`DROP VIEW ${noun}`).execute(db);
    await sql.raw(`DROP TABLE ${noun}_versions`).execute(db);
  }
}
