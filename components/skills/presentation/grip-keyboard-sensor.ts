import { KeyboardSensor, type KeyboardSensorProps } from '@dnd-kit/core';

/**
 * The library's keyboard, which lets a lifted item go back when the focus leaves its grip. By itself
 * it listens to the whole page until the item is put down: arrows and spaces typed into another
 * field would move and drop it there.
 */
export class GripKeyboardSensor extends KeyboardSensor {
  constructor(props: KeyboardSensorProps) {
    const ended = new AbortController();
    const onEnd = () => {
      ended.abort();
      props.onEnd();
    };
    const onCancel = () => {
      ended.abort();
      props.onCancel();
    };
    super({ ...props, onEnd, onCancel });
    const grip = props.event.target;
    // It begins to listen in a task of its own, queued just before; ended sooner, it never stops.
    setTimeout(() => {
      if (ended.signal.aborted) return;
      if (document.activeElement !== grip) cancel(this, new Event('blur'));
      grip?.addEventListener('blur', (event) => cancel(this, event), { signal: ended.signal });
    });
  }
}

/** As Escape does. The library keeps the method private; the browser tests of the order hold it. */
function cancel(sensor: KeyboardSensor, event: Event): void {
  (sensor as unknown as { handleCancel: (event: Event) => void }).handleCancel(event);
}
