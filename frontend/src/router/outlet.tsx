import { memo, type ReactNode } from 'react';
import { PageBoundary } from './page-boundary.tsx';
import { usePage, useRouter, useShown } from './use-place.ts';

/** What breaks in here is told by the app's page of errors, until somebody goes on or tries again. */
export function Guarded({ children }: { children: ReactNode }) {
  const { ErrorPage, retry } = useRouter();
  return (
    <PageBoundary place={useShown()} broken={(error) => <ErrorPage error={error} onRetry={retry} />}>
      {children}
    </PageBoundary>
  );
}

/** The page; it is not drawn again with what stands around it. */
export const Outlet = memo(function Outlet() {
  const { ErrorPage, retry } = useRouter();
  const { Component, error } = usePage();
  return <Guarded>{Component ? <Component /> : <ErrorPage error={error} onRetry={retry} />}</Guarded>;
});
