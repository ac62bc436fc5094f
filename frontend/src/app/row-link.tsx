import type { ComponentProps } from 'react';
import { isForBrowser } from '../router/link.tsx';
import type { Going, To } from '../router/pages.ts';
import { useNavigate } from '../router/use-place.ts';

export interface RowLinkProps<P extends To> extends Omit<ComponentProps<'a'>, 'onClick' | 'href'> {
  /** Where a plain click leads. */
  readonly to: Going<P>;
  /** The same for another tab, as an address that stays what it is when the page's own address changes. */
  readonly href: string;
}

/**
 * A link in the rows of a list of thousands. The router's own reckons its address again whenever that of the page
 * changes, for each row that is there: most of what a letter typed into the search cost. Elsewhere take that.
 */
export function RowLink<P extends To>({ to, href, ...attributes }: RowLinkProps<P>) {
  const navigate = useNavigate();
  return (
    <a
      {...attributes}
      href={href}
      onClick={(event) => {
        if (isForBrowser(event)) return;
        event.preventDefault();
        navigate(to);
      }}
    />
  );
}
