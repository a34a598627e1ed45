/** While a page for staff is shown, a wide browser window is used; a phone has none. */
export declare function useWideScreen(): void
