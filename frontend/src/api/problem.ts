/** One thing that is wrong with a request, as the server tells it. */
export interface ProblemItem {
  /** Its kind, and for a rule of the application (`value_error`) which one. */
  readonly code: string;
  /** What its words are filled in with. */
  readonly values: Readonly<Record<string, string>>;
  /** The server's own words. */
  readonly message: string;
}

interface Refusal {
  /** Why the request as a whole was refused. */
  readonly told?: ProblemItem;
  /** What is wrong with each member of its body; `''` is for the body as a whole. */
  readonly items?: Readonly<Record<string, ProblemItem>>;
  readonly conflictingChange?: number | null;
}

/** The server said no. The message is its own, in English: a page shows `errorWords`. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly told: ProblemItem | null;
  readonly items: Readonly<Record<string, ProblemItem>>;
  /** Of a refused undo: the change that stands in its way. */
  readonly conflictingChange: number | null;

  constructor(status: number, { told, items = {}, conflictingChange = null }: Refusal) {
    const each = Object.values(items).map(({ message }) => message);
    super(told?.message ?? each.join('; '));
    this.name = 'ApiProblem';
    this.status = status;
    this.told = told ?? null;
    this.items = items;
    this.conflictingChange = conflictingChange;
  }
}

/** Whether an edit was refused because what it was made from is not there any more. */
export function isEditConflict(error: Error | null): error is ApiProblem {
  return error instanceof ApiProblem && error.told?.code === 'row_changed';
}

/** The server could not be reached, or something between it and us answered. */
export class ServerAway extends Error {
  constructor() {
    super('The server does not answer.');
    this.name = 'ServerAway';
  }
}

/** Statuses of a proxy whose server is not there. */
const AWAY = new Set([502, 503, 504]);

interface DetailItem {
  readonly loc?: readonly unknown[];
  readonly msg?: string;
  readonly type?: string;
  readonly code?: string;
  readonly ctx?: Readonly<Record<string, unknown>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

function fieldOf({ loc = [] }: DetailItem): string {
  const last = loc.slice(1).at(-1);
  return typeof last === 'string' ? last : '';
}

/** What words can be filled in with, as texts. */
function textsOf(values: object): Record<string, string> {
  const told = Object.entries(values).filter(([, value]) => ['string', 'number'].includes(typeof value));
  return Object.fromEntries(told.map(([name, value]) => [name, String(value)]));
}

function itemOf({ msg = '', type = '', code = type, ctx = {}, values = {} }: DetailItem): ProblemItem {
  return { code, values: textsOf({ ...ctx, ...values }), message: msg.replace(/^Value error, /, '') };
}

function wholeOf(body: object, message: string): ProblemItem {
  const code = 'code' in body && typeof body.code === 'string' ? body.code : '';
  const values = 'values' in body && typeof body.values === 'object' ? (body.values ?? {}) : {};
  return { code, values: textsOf(values), message };
}

/** An answer that says nothing of its own. */
function unexplained(status: number): ApiProblem {
  const message = `The server answered with an error (${String(status)}).`;
  return new ApiProblem(status, {
    told: { code: 'unexplained', values: { status: String(status) }, message },
  });
}

function conflictingChangeOf(body: object): number | null {
  const id = 'conflicting_change' in body ? body.conflicting_change : null;
  return typeof id === 'number' ? id : null;
}

/** What an error answer means; `body` is whatever came, valid or not. */
export function problemFrom(status: number, body: unknown): ApiProblem | ServerAway {
  const whole = typeof body === 'object' && body !== null ? body : {};
  const detail = 'detail' in whole ? whole.detail : undefined;
  if (typeof detail === 'string') {
    const conflictingChange = conflictingChangeOf(whole);
    return new ApiProblem(status, { told: wholeOf(whole, detail), conflictingChange });
  }
  if (Array.isArray(detail)) {
    const told = detail.filter((item): item is DetailItem => typeof item === 'object' && item !== null);
    const items: Record<string, ProblemItem> = {};
    for (const item of told) items[fieldOf(item)] ??= itemOf(item);
    return told.length > 0 ? new ApiProblem(status, { items }) : unexplained(status);
  }
  return AWAY.has(status) ? new ServerAway() : unexplained(status);
}
