import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { asObject, type JsonNode } from '@/lib/json/node';
import { TextField } from '@/components/form/text-field';
import { UnreadableField } from '../unreadable-field';
import { isRenderedLink } from './booking-host';
import { bookingLinkProblem } from './booking-link';
import { SCHEDULING } from './components';
import type { CanvasForm } from './schema';

interface BookingLinkProps {
  id: string;
  form: CanvasForm;
  /** The entry of `scheduling_embed` as the form would send it. */
  entry: JsonNode | undefined;
  isReadOnly: boolean;
}

const LABEL = 'Booking link';

/** Where meetings are booked. Typing a link customizes the component; On (default) removes it. */
export function BookingLink({ id, form, entry, isReadOnly }: BookingLinkProps) {
  const { control, apiErrorOf, setValue } = form;
  const { field, fieldState } = useController({ control, name: 'scheduling_url' });
  const error = apiErrorOf('scheduling_url') ?? fieldState.error?.message;
  const state = form.values.scheduling_embed;
  if (field.value === null) {
    const node = asObject(entry)?.entries.get('scheduling_url');
    const replace = { isReadOnly, onReplace: () => field.onChange('') };
    return <UnreadableField {...{ id, node, error }} label={LABEL} expected="text" {...replace} />;
  }
  // On (default) means no entry: a link typed before is remembered, and is back with On, custom.
  const isSent = state === 'off' || state === 'configured';
  const link = isSent ? field.value : '';

  function type(text: string) {
    if (!isSent) setValue(SCHEDULING, 'configured');
    field.onChange(text);
  }

  return (
    <TextField
      id={id}
      label={LABEL}
      type="url"
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      placeholder="https://calendly.com/…"
      hint={hintOn(link, state === 'off')}
      error={error}
      value={link}
      onChange={(event) => type(event.target.value)}
      onBlur={field.onBlur}
      readOnly={isReadOnly}
    />
  );
}

function hintOn(link: string, isOff: boolean): ReactNode {
  if (link === '') return 'Inactive until you add a booking link. Must start with https://';
  if (bookingLinkProblem(link) === null && !isRenderedLink(link)) {
    return (
      <span className="flex gap-1.5 text-warn">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        Only Calendly links work. Other links save but show no card.
      </span>
    );
  }
  return isOff ? 'Kept while the component is off.' : 'Leave empty to remove.';
}
