import type access from './messages/en/access.json';
import type allocation from './messages/en/allocation.json';
import type changes from './messages/en/changes.json';
import type charts from './messages/en/charts.json';
import type commands from './messages/en/commands.json';
import type dashboard from './messages/en/dashboard.json';
import type dataHealth from './messages/en/data-health.json';
import type figures from './messages/en/figures.json';
import type history from './messages/en/history.json';
import type holding from './messages/en/holding.json';
import type holdings from './messages/en/holdings.json';
import type imports from './messages/en/import.json';
import type isinMetadata from './messages/en/isin-metadata.json';
import type otherAssets from './messages/en/other-assets.json';
import type prices from './messages/en/prices.json';
import type performance from './messages/en/performance.json';
import type problems from './messages/en/problems.json';
import type providerFailures from './messages/en/provider-failures.json';
import type reasons from './messages/en/reasons.json';
import type rebalance from './messages/en/rebalance.json';
import type refusals from './messages/en/refusals.json';
import type savingsPlans from './messages/en/savings-plans.json';
import type settings from './messages/en/settings.json';
import type shell from './messages/en/shell.json';
import type shortcuts from './messages/en/shortcuts.json';
import type snapshots from './messages/en/snapshots.json';
import type tallies from './messages/en/tallies.json';
import type table from './messages/en/table.json';
import type transactions from './messages/en/transactions.json';
import type ui from './messages/en/ui.json';
import type why from './messages/en/why.json';

type Keys<Space extends string, Texts> = `${Space}.${keyof Texts & string}`;

/** Every message of the app, as `file.key`; English is the language that has them all first. */
export type MessageKey =
  | Keys<'access', typeof access>
  | Keys<'allocation', typeof allocation>
  | Keys<'changes', typeof changes>
  | Keys<'charts', typeof charts>
  | Keys<'commands', typeof commands>
  | Keys<'dashboard', typeof dashboard>
  | Keys<'data-health', typeof dataHealth>
  | Keys<'figures', typeof figures>
  | Keys<'history', typeof history>
  | Keys<'holding', typeof holding>
  | Keys<'holdings', typeof holdings>
  | Keys<'import', typeof imports>
  | Keys<'isin-metadata', typeof isinMetadata>
  | Keys<'other-assets', typeof otherAssets>
  | Keys<'prices', typeof prices>
  | Keys<'performance', typeof performance>
  | Keys<'problems', typeof problems>
  | Keys<'provider-failures', typeof providerFailures>
  | Keys<'reasons', typeof reasons>
  | Keys<'rebalance', typeof rebalance>
  | Keys<'refusals', typeof refusals>
  | Keys<'savings-plans', typeof savingsPlans>
  | Keys<'settings', typeof settings>
  | Keys<'shell', typeof shell>
  | Keys<'shortcuts', typeof shortcuts>
  | Keys<'snapshots', typeof snapshots>
  | Keys<'table', typeof table>
  | Keys<'tallies', typeof tallies>
  | Keys<'transactions', typeof transactions>
  | Keys<'ui', typeof ui>
  | Keys<'why', typeof why>;
