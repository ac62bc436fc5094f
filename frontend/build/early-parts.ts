import type { Plugin, Rolldown } from 'vite';

/** The module of each page that is loaded when it is wanted, by the beginning of its address; see src/app/router.tsx. */
const PAGES = {
  '/holdings': 'holdings-page',
  '/holdings/': 'holding-page',
  '/transactions': 'transactions-page',
  '/performance': 'performance-page',
  '/allocation': 'allocation-page',
  '/gains': 'gains-page',
  '/income': 'income-page',
  '/costs': 'costs-page',
  '/report/': 'report-page',
  '/import': 'import-page',
  '/isin-metadata': 'isin-metadata-page',
  '/other-assets': 'other-assets-page',
  '/prices': 'prices-page',
  '/prices/': 'instrument-prices-page',
  '/rebalance': 'rebalance-page',
  '/snapshots': 'snapshots-page',
  '/history': 'history-page',
  '/settings': 'settings-page',
  '/login': 'login-page',
};

/** Pages that come with the app. */
const FIRST_PAGES = /\/(?:dashboard|error|not-found)-page\.tsx$/;

/** Where figures are edited in place, and what they are edited with: a key begins that as soon as they are there. */
const EDITED = ['/holdings', '/holdings/', '/other-assets'];
const EDITORS = ['/ui/amount-editor.tsx', '/features/holdings/draft.ts'];

/** English texts of every page but the first, and those of transactions, which their list does with. */
const LATER_TEXTS = 'virtual:messages/en/later';
const TRANSACTION_TEXTS = 'virtual:messages/en/transactions';

/** A file and what it imports, at first hand or through others, with their styles. */
function filesOf(entry: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): Set<string> {
  const found = new Set([entry.fileName]);
  for (const name of found) {
    const file = bundle[name];
    if (file?.type !== 'chunk') continue;
    for (const other of [...file.imports, ...(file.viteMetadata?.importedCss ?? [])]) found.add(other);
  }
  return found;
}

/**
 * Tells the page, on the element of boot.js, which files each address needs beside those that index.html names, so
 * that they are asked for with it and not after it.
 */
export function earlyParts(): Plugin {
  return {
    name: 'early-parts',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const isNamed = (file: string) => html.includes(`"/${file}"`);
        const partsOf = (isEntry: (id: string) => boolean) =>
          chunks
            .filter(({ moduleIds, isDynamicEntry }) => isDynamicEntry && moduleIds.some(isEntry))
            .flatMap((chunk) => [...filesOf(chunk, bundle)])
            .filter((file) => !isNamed(file));
        const ofTransactions = partsOf((id) => id.endsWith(TRANSACTION_TEXTS));
        const texts = [...ofTransactions, ...partsOf((id) => id.endsWith(LATER_TEXTS))];
        const editors = partsOf((id) => EDITORS.some((module) => id.endsWith(module)));
        const parts = Object.entries(PAGES).map(([address, module]) => {
          const files = partsOf((id) => id.endsWith(`/routes/${module}.tsx`));
          if (files.length === 0 && chunks.length > 0) throw new Error(`there is no page ${module}`);
          const edited = EDITED.includes(address) ? editors : [];
          const said = address === '/transactions' ? ofTransactions : texts;
          return [address, [...new Set([...files, ...edited, ...said])]];
        });
        if (chunks.length === 0) return html;
        const missing = chunks
          .flatMap(({ moduleIds }) => moduleIds)
          .filter((id) => /\/routes\/[a-z-]+-page\.tsx$/.test(id) && !FIRST_PAGES.test(id))
          .filter((id) => !Object.values(PAGES).some((module) => id.endsWith(`/${module}.tsx`)));
        if (missing.length > 0)
          throw new Error(`not told which parts they need early: ${missing.join(', ')}`);
        const json = JSON.stringify(Object.fromEntries(parts)).replaceAll('"', '&quot;');
        return html.replace('src="/boot.js"', `$& data-parts="${json}"`);
      },
    },
  };
}
