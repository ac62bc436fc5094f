/** One thing that is wrong with a request, as the server tells it. */
export interface ProblemItem {
  /** Its kind, and for a rule of the application (`value_error`) which one. */
  readonly code: string;
  /** What its words are filled in with. */
  readonly values: Readonly<Record<string, string>>;
  /** The server's own words. */
  readonly message: string;
}

/** The server said no, in its own words. */
export class ApiProblem extends Error {
  readonly status: number;
  /** Its words per member of the request body; `''` for the body as a whole. */
  readonly fields: Readonly<Record<string, string>>;
  /** The same, for a reader of another language: see `itemWords`. */
  readonly items: Readonly<Record<string, ProblemItem>>;
  /** Of a refused undo: the change that stands in its way. */
  readonly conflictingChange: number | null;

  constructor(
    status: number,
    message: string,
    items: Readonly<Record<string, ProblemItem>> = {},
    conflictingChange: number | null = null,
  ) {
    super(message);
    this.name = 'ApiProblem';
    this.status = status;
    this.items = items;
    this.fields = Object.fromEntries(Object.entries(items).map(([field, item]) => [field, item.message]));
    this.conflictingChange = conflictingChange;
  }
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

function itemOf({ msg = '', type = '', code = type, ctx = {}, values = {} }: DetailItem): ProblemItem {
  const told = Object.entries({ ...ctx, ...values }).filter(([, value]) =>
    ['string', 'number'].includes(typeof value),
  );
  return {
    code,
    values: Object.fromEntries(told.map(([name, value]) => [name, String(value)])),
    message: msg.replace(/^Value error, /, ''),
  };
}

function answered(status: number): string {
  return `The server answered with an error (${String(status)}).`;
}

function conflictingChangeOf(body: object): number | null {
  const id = 'conflicting_change' in body ? body.conflicting_change : null;
  return typeof id === 'number' ? id : null;
}

/** What an error answer means; `body` is whatever came, valid or not. */
export function problemFrom(status: number, body: unknown): ApiProblem | ServerAway {
  const whole = typeof body === 'object' && body !== null ? body : {};
  const detail = 'detail' in whole ? whole.detail : undefined;
  if (typeof detail === 'string') return new ApiProblem(status, detail, {}, conflictingChangeOf(whole));
  if (Array.isArray(detail)) {
    const told = detail.filter((item): item is DetailItem => typeof item === 'object' && item !== null);
    const items: Record<string, ProblemItem> = {};
    for (const item of told) items[fieldOf(item)] ??= itemOf(item);
    const words = Object.values(items).map(({ message }) => message);
    return new ApiProblem(status, words.join('; ') || answered(status), items);
  }
  if (AWAY.has(status)) return new ServerAway();
  return new ApiProblem(status, answered(status));
}
