import { CircleHelp, TriangleAlert } from 'lucide-react';
import type { DocumentState } from '../define-skill';

/** What stands in the way, in full: a reason that is cut off is none. */
export function DocumentProblem({ state }: { state: DocumentState | undefined }) {
  if (state === undefined) return <span className="text-xs text-muted">Checking…</span>;
  if (state.state === 'unchecked') {
    return (
      <span className="flex gap-1 text-xs text-muted">
        <CircleHelp aria-hidden className="mt-0.5 size-3 shrink-0" />
        Not checked
      </span>
    );
  }
  const problem =
    state.state === 'missing'
      ? "This document no longer exists or isn't in your account."
      : state.problem;
  if (problem === null) return null;
  return (
    <span className="flex gap-1 text-xs text-warn">
      <TriangleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
      {problem}
    </span>
  );
}
