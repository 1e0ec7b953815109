import { defineSwitch } from '../define-switch';

export const internetSearch = defineSwitch(
  'internet_search',
  'Looks things up on the web while talking.',
);
