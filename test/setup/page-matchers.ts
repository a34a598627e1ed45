/** Matchers that read a page as a person does: `toBeVisible`, `toHaveAccessibleName`, `toBeDisabled`. */
import '@testing-library/jest-dom'
