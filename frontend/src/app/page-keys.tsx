import { useShortcut } from '../keyboard/keyboard.tsx';
import { useNavigate } from '../router/use-place.ts';
import { PAGES } from './pages.ts';

/** Keys that every page has; it stands before the pages, so that a page may give a key its own answer. */
export function PageKeys() {
  const navigate = useNavigate();
  useShortcut('import', () => navigate({ to: '/import' }));
  const record = (type?: 'SELL') => {
    navigate({
      to: '.',
      search: (search) => ({ ...search, trade: 'new' as const, type }),
      resetScroll: false,
    });
  };
  useShortcut('record-buy', () => {
    record();
  });
  useShortcut('new', () => {
    record();
  });
  useShortcut('record-sale', () => {
    record('SELL');
  });
  return PAGES.map((page) => <GoKey key={page.id} page={page} />);
}

function GoKey({ page }: { page: (typeof PAGES)[number] }) {
  const navigate = useNavigate();
  useShortcut(page.id, () => navigate({ to: page.to }));
  return null;
}
