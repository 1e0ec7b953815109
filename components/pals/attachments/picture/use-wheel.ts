import { useEffect, useEffectEvent } from 'react';

interface WheelHandlers {
  readonly onZoom: (factor: number, x: number) => void;
  /** By so many pixels, to the right where positive. */
  readonly onPan: (pixels: number) => void;
}

/**
 * Zooms by Ctrl and the wheel, or by a pinch, which browsers tell as the same; goes along in time by
 * Shift and the wheel, or by a sideways swipe. The wheel alone goes on scrolling the page. Not as
 * React handlers: those are passive and cannot keep the page from zooming, or from going back.
 */
export function useWheel(element: HTMLElement | null, { onZoom, onPan }: WheelHandlers): void {
  const turn = useEffectEvent((event: WheelEvent) => {
    if (element === null) return;
    const { ctrlKey, metaKey, shiftKey, deltaX, deltaY } = event;
    if (ctrlKey || metaKey) {
      event.preventDefault();
      onZoom(Math.exp(deltaY / 300), event.clientX - element.getBoundingClientRect().left);
    } else if (shiftKey || Math.abs(deltaX) > Math.abs(deltaY)) {
      event.preventDefault();
      onPan(deltaX === 0 ? deltaY : deltaX);
    }
  });
  useEffect(() => {
    if (element === null) return;
    const listen = (event: WheelEvent) => turn(event);
    element.addEventListener('wheel', listen, { passive: false });
    return () => element.removeEventListener('wheel', listen);
  }, [element]);
}
