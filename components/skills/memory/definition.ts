import { defineSwitch } from '../define-switch';

export const memory = defineSwitch('memory', 'Remembers people across conversations.');
