/** Whether it is handed over as a link to be opened elsewhere, and not as the file itself. */
export declare const asLink: boolean

/** Hands a file at an address to the person. Call it at a tap. */
export declare function takeFile(address: string, name: string): Promise<'taken' | 'copied' | 'failed'>
