import type { JsonNode } from '@/lib/json/node';
import { formatJson } from '@/lib/json/print';

interface KeptFieldsProps {
  /** Places and what stands there, in the config's order. */
  kept: readonly (readonly [string, JsonNode])[];
}

/** What a config holds beyond its form: shown, never touched. Nothing where there is nothing. */
export function KeptFields({ kept }: KeptFieldsProps) {
  if (kept.length === 0) return null;
  return (
    <section className="flex flex-col gap-1.5">
      <h4 className="font-medium">Other settings</h4>
      <p className="text-sm text-muted">Sent back unchanged. Edit them in the JSON view.</p>
      {/* Focusable, or a keyboard could not scroll it. */}
      <div
        role="group"
        aria-label="Other settings"
        tabIndex={0}
        className="max-h-80 overflow-auto rounded border border-line bg-sunken p-3 font-mono text-xs"
      >
        <dl className="flex flex-col gap-2">
          {kept.map(([place, node]) => (
            <div key={place}>
              <dt className="wrap-anywhere text-muted">{place}</dt>
              <dd className="wrap-anywhere whitespace-pre-wrap">{formatJson(node)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
