/** Keeps a keyboard inside the open dialog, closes it on Escape and gives the focus back afterwards. */
export declare function useDialogKeys(id: string, onClose: () => void): void
