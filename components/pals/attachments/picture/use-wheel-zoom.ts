import { useEffect, useEffectEvent } from 'react';

/**
 * Zooms by Ctrl and the wheel, or by a pinch, which browsers tell as the same. The wheel alone goes
 * on scrolling the page. Not as a React handler: those are passive and cannot stop the page's zoom.
 */
export function useWheelZoom(
  element: HTMLElement | null,
  onZoom: (factor: number, x: number) => void,
): void {
  const zoom = useEffectEvent((event: WheelEvent) => {
    if (element === null || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onZoom(Math.exp(event.deltaY / 300), event.clientX - element.getBoundingClientRect().left);
  });
  useEffect(() => {
    if (element === null) return;
    const listen = (event: WheelEvent) => zoom(event);
    element.addEventListener('wheel', listen, { passive: false });
    return () => element.removeEventListener('wheel', listen);
  }, [element]);
}
