import { countByColumn } from './bins';
import type { Lane, Span } from './lanes';
import { toX } from './scale';

export const LANE_HEIGHT = 28;
const MARK_WIDTH = 2;
const LEAST_HEIGHT = 8;
const MOST_HEIGHT = 22;

export interface Colours {
  readonly attached: string;
  readonly changed: string;
  readonly line: string;
  readonly grid: string;
}

interface Drawing {
  readonly lanes: readonly Lane[];
  readonly span: Span;
  readonly ticks: readonly number[];
  /** In CSS pixels. */
  readonly width: number;
  readonly colours: Colours;
}

/** Draws all marks: a column's mark is the higher the more fall on it, changes lie behind. */
export function draw(
  context: CanvasRenderingContext2D,
  { lanes, span, ticks, width, colours }: Drawing,
): void {
  context.clearRect(0, 0, width, lanes.length * LANE_HEIGHT);
  context.fillStyle = colours.grid;
  for (const at of ticks) {
    context.fillRect(Math.round(toX(at, span, width)), 0, 1, lanes.length * LANE_HEIGHT);
  }
  for (const [index, lane] of lanes.entries()) {
    const middle = index * LANE_HEIGHT + LANE_HEIGHT / 2;
    context.fillStyle = colours.line;
    context.fillRect(0, Math.round(middle), width, 1);
    context.fillStyle = colours.changed;
    drawMarks(context, countByColumn(lane.changed, span, width), middle);
    context.fillStyle = colours.attached;
    drawMarks(context, countByColumn(lane.attached, span, width), middle);
  }
}

function drawMarks(
  context: CanvasRenderingContext2D,
  counts: ReadonlyMap<number, number>,
  middle: number,
): void {
  for (const [column, count] of counts) {
    const height = Math.min(LEAST_HEIGHT + 4 * Math.log2(count), MOST_HEIGHT);
    context.fillRect(column, middle - height / 2, MARK_WIDTH, height);
  }
}
