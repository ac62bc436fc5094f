import { type NavigateOptions, useNavigate } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

export interface RowLinkProps extends Omit<ComponentProps<'a'>, 'onClick' | 'href'> {
  /** Where a plain click leads. */
  readonly to: NavigateOptions;
  /** The same for another tab, as an address that stays what it is when the page's own address changes. */
  readonly href: string;
}

/**
 * A link in the rows of a list of thousands. The router's own reckons its address again whenever that of the page
 * changes, for each row that is there: most of what a letter typed into the search cost. Elsewhere take that.
 */
export function RowLink({ to, href, ...attributes }: RowLinkProps) {
  const navigate = useNavigate();
  return (
    <a
      {...attributes}
      href={href}
      onClick={(event) => {
        const isForBrowser =
          event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
        if (isForBrowser) return;
        event.preventDefault();
        void navigate(to);
      }}
    />
  );
}
