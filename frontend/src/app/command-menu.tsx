import { useQuery } from '@tanstack/react-query';
import { portfolioSummaryQuery } from '../features/holdings/queries.ts';
import { TRANSACTION_TYPES, type TransactionType } from '../features/transactions/transaction-types.ts';
import { TYPE_WORDS } from '../features/transactions/type-words.ts';
import { useT } from '../i18n/language.tsx';
import { keyCaps } from '../keyboard/shortcuts.ts';
import { useNavigate } from '../router/use-place.ts';
import { type Command, CommandList } from '../ui/command-list.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { PAGES } from './pages.ts';

/** Purchases and sales have keys of their own. */
const OTHER_TYPES = TRANSACTION_TYPES.filter((type) => type !== 'BUY' && type !== 'SELL');

export interface CommandMenuProps {
  readonly onClose: () => void;
  readonly onTheme: () => void;
  readonly onPrivacy: () => void;
  readonly onShortcuts: () => void;
}

/** Everything the app can do and every instrument, by its name. */
export function CommandMenu(props: CommandMenuProps) {
  const t = useT();
  const commands = [...usePageCommands(), ...useActionCommands(props), ...useInstrumentCommands()];
  const navigate = useNavigate();
  const closing = (command: Command): Command => ({
    ...command,
    onRun: () => {
      props.onClose();
      command.onRun();
    },
  });
  return (
    <Dialog title={t('commands.title')} onClose={props.onClose}>
      <CommandList
        label={t('commands.ask')}
        nothing={t('commands.nothing')}
        commands={commands.map(closing)}
        fromText={(text) => [
          closing({
            id: 'find',
            group: t('commands.group-search'),
            words: t('commands.find-transactions', { text }),
            onRun: () => navigate({ to: '/transactions', search: { search: text } }),
          }),
        ]}
      />
    </Dialog>
  );
}

function usePageCommands(): Command[] {
  const t = useT();
  const navigate = useNavigate();
  return PAGES.map(({ to, words, id }) => ({
    id,
    group: t('commands.group-pages'),
    words: t(words),
    keys: keyCaps(id),
    onRun: () => navigate({ to }),
  }));
}

function useActionCommands({ onTheme, onPrivacy, onShortcuts }: CommandMenuProps): Command[] {
  const t = useT();
  const navigate = useNavigate();
  const group = t('commands.group-actions');
  const record = (type?: TransactionType) =>
    navigate({ to: '.', search: (search) => ({ ...search, trade: 'new' as const, type }) });
  return [
    {
      id: 'buy',
      group,
      words: t('shortcuts.record-buy'),
      keys: keyCaps('record-buy'),
      onRun: () => record(),
    },
    {
      id: 'sale',
      group,
      words: t('shortcuts.record-sale'),
      keys: keyCaps('record-sale'),
      onRun: () => record('SELL'),
    },
    ...OTHER_TYPES.map((type) => ({
      id: type,
      group,
      words: t(TYPE_WORDS[type].record),
      onRun: () => record(type),
    })),
    {
      id: 'import',
      group,
      words: t('shortcuts.import'),
      keys: keyCaps('import'),
      onRun: () => navigate({ to: '/import' }),
    },
    { id: 'theme', group, words: t('shortcuts.theme'), keys: keyCaps('theme'), onRun: onTheme },
    { id: 'privacy', group, words: t('shortcuts.privacy'), keys: keyCaps('privacy'), onRun: onPrivacy },
    {
      id: 'shortcuts',
      group,
      words: t('shortcuts.shortcuts'),
      keys: keyCaps('shortcuts'),
      onRun: onShortcuts,
    },
  ];
}

function useInstrumentCommands(): Command[] {
  const t = useT();
  const navigate = useNavigate();
  const summary = useQuery(portfolioSummaryQuery).data;
  const positions = summary
    ? [...summary.holdings, ...summary.closed_positions, ...summary.oversold_positions]
    : [];
  return positions.map(({ isin, name }) => ({
    id: isin,
    group: t('commands.group-instruments'),
    words: name ?? isin,
    alias: isin,
    onRun: () => navigate({ to: '/holdings/$isin', params: { isin } }),
  }));
}
