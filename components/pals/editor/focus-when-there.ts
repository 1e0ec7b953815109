/** Frames to wait for an element: its form may have to be fetched and opened first. */
const FRAMES = 180;

/** Focuses an element and brings it into view as soon as it is on the page; gives up after ~3 s. */
export function focusWhenThere(id: string, framesLeft = FRAMES): void {
  const element = document.getElementById(id);
  if (element !== null) {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'center' });
  } else if (framesLeft > 0) {
    requestAnimationFrame(() => focusWhenThere(id, framesLeft - 1));
  }
}
