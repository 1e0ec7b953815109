'use client';

import { useMemo, useState } from 'react';
import { countText } from '../../list/count-words';
import type { AttachmentRow } from '../rows';
import { countWithin } from './bins';
import { LANE_HEIGHT } from './draw';
import { spanOf, toLanes, type Lane, type Span } from './lanes';
import { PictureSkeleton } from '../picture-skeleton';
import { PictureHead } from './picture-head';
import { Plot } from './plot';
import { moved, zoomed } from './scale';

export interface AttachmentsPictureProps {
  rows: readonly AttachmentRow[];
  /** What is brushed, in milliseconds since 1970; null for all of the time. */
  range: Span | null;
  onRangeChange: (range: Span | null) => void;
  /** Whether there may be rows yet where there are none. */
  isReading: boolean;
}

/**
 * A lane for each skill, a mark for each attachment, its last change lighter. The table below has
 * the same facts in words; brushing the picture filters that table.
 */
export function AttachmentsPicture({
  rows,
  range,
  onRangeChange,
  isReading,
}: AttachmentsPictureProps) {
  const lanes = useMemo(() => toLanes(rows), [rows]);
  const whole = useMemo(() => spanOf(lanes), [lanes]);
  const [chosen, setChosen] = useState<Span | null>(null);
  if (whole === null) return isReading && <PictureSkeleton />;
  // What was zoomed into may lie outside once other rows are shown.
  const view = chosen === null ? whole : zoomed(chosen, whole, 1);
  // To the millisecond, which is all that instants have here.
  const isFirst = view[0] < whole[0] + 1;
  const isLast = view[1] > whole[1] - 1;

  return (
    <section
      aria-label="Attachments over time"
      className="flex min-h-54.5 flex-col gap-2 rounded border border-line bg-surface px-3 py-2 max-sm:min-h-70.5"
    >
      <PictureHead
        range={range}
        onRangeChange={onRangeChange}
        isFirst={isFirst}
        isLast={isLast}
        onPan={(share) => setChosen(moved(view, whole, share))}
        onZoom={(factor) => setChosen(zoomed(view, whole, factor))}
        onShowRange={() => range !== null && setChosen(zoomed(range, whole, 1.1))}
        onShowAll={() => setChosen(null)}
      />
      <div className="flex gap-3">
        <ul className="w-24 shrink-0 text-xs sm:w-40">
          {lanes.map((lane) => (
            <LaneName key={lane.skill_id ?? ''} lane={lane} view={view} />
          ))}
        </ul>
        <Plot
          lanes={lanes}
          view={view}
          range={range}
          onRangeChange={onRangeChange}
          onZoom={(factor, at) => setChosen(zoomed(view, whole, factor, at))}
          onPan={(share) => setChosen(moved(view, whole, share))}
        />
      </div>
    </section>
  );
}

function LaneName({ lane, view }: { lane: Lane; view: Span }) {
  const count = countWithin(lane.attached, view);
  return (
    <li className="flex items-center justify-between gap-2" style={{ height: LANE_HEIGHT }}>
      <span className="min-w-0 truncate" title={lane.skill_id ?? undefined}>
        <bdi>{lane.name}</bdi>
      </span>
      <span className="text-muted tabular-nums">
        {countText(count)}
        <span className="sr-only"> attached in this period</span>
      </span>
    </li>
  );
}
