/** The button that opens the review; Undo gives it the focus. */
export const REVIEW_BUTTON_ID = 'review-and-save';
