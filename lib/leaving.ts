/** Leaves the page for good. */
export type Leave = () => void;

/** Asked before the page is left on purpose; whoever holds unsaved work may take it over. */
export class LeavingEvent extends Event {
  static readonly NAME = 'pal-skills:leaving';

  constructor(readonly leave: Leave) {
    super(LeavingEvent.NAME, { cancelable: true });
  }
}

/** Leaves at once, or once whoever holds unsaved work has made sure that it is kept or given up. */
export function askToLeave(leave: Leave): void {
  if (window.dispatchEvent(new LeavingEvent(leave))) leave();
}
