import { Component, type ReactNode } from 'react';

export interface PageBoundaryProps {
  /** After another one it is tried again. */
  readonly place: unknown;
  readonly broken: (error: unknown) => ReactNode;
  readonly children: ReactNode;
}

interface PageBoundaryState {
  readonly place: unknown;
  readonly caught: { readonly error: unknown } | null;
}

/** Shows something else in the place of what breaks while it is drawn. */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state: PageBoundaryState = { place: this.props.place, caught: null };

  static getDerivedStateFromError(error: unknown): Partial<PageBoundaryState> {
    return { caught: { error } };
  }

  static getDerivedStateFromProps({ place }: PageBoundaryProps, state: PageBoundaryState) {
    return place === state.place ? null : { place, caught: null };
  }

  override render(): ReactNode {
    const { caught } = this.state;
    return caught ? this.props.broken(caught.error) : this.props.children;
  }
}
