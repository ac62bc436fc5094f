import type { LookThroughKind } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';

/** What weights can be of. */
export const KIND_WORDS: Readonly<Record<LookThroughKind, MessageKey>> = {
  region: 'allocation.region',
  sector: 'allocation.sector',
  holding: 'allocation.holding',
};
