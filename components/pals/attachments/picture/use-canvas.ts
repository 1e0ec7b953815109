import { useEffect, useRef, type RefObject } from 'react';
import { draw, LANE_HEIGHT, type Colours } from './draw';
import type { Lane, Span } from './lanes';

interface CanvasInput {
  readonly lanes: readonly Lane[];
  readonly view: Span;
  readonly width: number;
  readonly ticks: readonly number[];
}

/** Keeps a canvas drawn: sharp on every screen, once a frame, in the colours of the theme. */
export function useCanvas({
  lanes,
  view,
  width,
  ticks,
}: CanvasInput): RefObject<HTMLCanvasElement | null> {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || width === 0) return;
    let frame = 0;
    const paint = () => {
      const height = lanes.length * LANE_HEIGHT;
      const ratio = window.devicePixelRatio || 1;
      canvas.width = width * ratio;
      canvas.height = height * ratio;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      draw(context, { lanes, span: view, ticks, width, colours: coloursOf(canvas) });
    };
    const schedule = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(paint);
    };
    schedule();
    // The theme is a class of the document, or the system's own.
    const theme = new MutationObserver(schedule);
    theme.observe(document.documentElement, { attributeFilter: ['class'] });
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', schedule);
    return () => {
      cancelAnimationFrame(frame);
      theme.disconnect();
      system.removeEventListener('change', schedule);
    };
  });
  return ref;
}

function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    attached: token('--ink'),
    changed: token('--control'),
    line: token('--line'),
    grid: token('--sunken'),
  };
}
