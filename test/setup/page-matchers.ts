/** Matchers that read a page as a person does: `toBeVisible`, `toHaveAccessibleName`, `toBeDisabled`. */
import '@testing-library/jest-dom'
import { configure } from '@testing-library/react'

// Pages of several steps, and parts that load later, take longer than a second on a busy machine.
configure({ asyncUtilTimeout: 10_000 })
