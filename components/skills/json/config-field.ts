/** The form's one field. */
export const CONFIG_FIELD = 'config';
