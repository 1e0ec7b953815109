import type { JsonNode } from '@/lib/json/node';
import { printJson } from '@/lib/json/print';

interface KeptMembersProps {
  members: readonly (readonly [string, JsonNode])[];
}

/** The members of a flow or step that this form has no field for. */
export function KeptMembers({ members }: KeptMembersProps) {
  if (members.length === 0) return null;
  return (
    <p className="text-xs text-muted">
      Also set, kept as it is:{' '}
      <code className="font-mono wrap-anywhere">
        {members.map(([key, node]) => `${JSON.stringify(key)}: ${printJson(node)}`).join(', ')}
      </code>
    </p>
  );
}
