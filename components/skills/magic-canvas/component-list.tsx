import type { JsonObject } from '@/lib/json/node';
import { Button } from '@/components/ui/button';
import { UnreadableField } from '../unreadable-field';
import { BookingLink } from './booking-link-field';
import { ComponentRow } from './component-row';
import { COMPONENT_NAMES, COMPONENTS, SCHEDULING } from './components';
import type { CanvasForm } from './schema';
import { componentsOf } from './values';
import { changedCount } from './summary';

interface ComponentListProps {
  form: CanvasForm;
  /** The config the form was opened on. */
  origin: JsonObject;
  idPrefix: string;
  isReadOnly: boolean;
}

/** Every known component with its states, and how many of them differ from the default. */
export function ComponentList({ form, origin, idPrefix, isReadOnly }: ComponentListProps) {
  const entries = componentsOf(form.config);
  const changed = changedCount(form.config);

  function reset() {
    for (const name of COMPONENT_NAMES) form.setValue(name, 'default');
  }

  if (entries === null) {
    const node = form.config.entries.get('components');
    const replace = { isReadOnly, onReplace: reset, expected: 'an object of components' };
    return (
      <UnreadableField id={`${idPrefix}-components`} label="Components" node={node} {...replace} />
    );
  }
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h4 className="font-medium">Components</h4>
        <span className="flex min-h-7 items-center gap-1 text-sm text-muted tabular-nums">
          {changed} of {COMPONENTS.length} changed
          {changed > 0 && !isReadOnly && (
            <>
              <span aria-hidden>·</span>
              <Button
                variant="ghost"
                size="sm"
                onClick={reset}
                title="Set every component to On (default)"
              >
                Reset
              </Button>
            </>
          )}
        </span>
      </div>
      <ul className="flex flex-col divide-y divide-line rounded border border-line">
        {COMPONENTS.map((component) => (
          <ComponentRow
            key={component.name}
            id={`${idPrefix}-${component.name}`}
            component={component}
            form={form}
            opened={componentsOf(origin)?.get(component.name)}
            entry={entries.get(component.name)}
            isReadOnly={isReadOnly}
          >
            {component.name === SCHEDULING && (
              <BookingLink
                id={`${idPrefix}-scheduling_url`}
                form={form}
                entry={entries.get(SCHEDULING)}
                isReadOnly={isReadOnly}
              />
            )}
          </ComponentRow>
        ))}
      </ul>
    </section>
  );
}
