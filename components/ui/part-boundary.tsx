'use client';

import { Component, type ReactNode } from 'react';

interface PartBoundaryProps {
  /** Stands where the part would. */
  readonly fallback?: ReactNode;
  readonly onLost?: () => void;
  readonly children: ReactNode;
}

/**
 * Around what is fetched when it is needed: that code may be out of reach by then, or replaced by a
 * new release. The part is lost; the editor around it stays, with all that was typed.
 */
export class PartBoundary extends Component<PartBoundaryProps, { isLost: boolean }> {
  override state = { isLost: false };

  static getDerivedStateFromError() {
    return { isLost: true };
  }

  override componentDidCatch() {
    this.props.onLost?.();
  }

  override render() {
    return this.state.isLost ? this.props.fallback : this.props.children;
  }
}
