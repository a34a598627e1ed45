/** Hands a file at an address to the person. Call it at a tap. */
export declare function takeFile(address: string, name: string): Promise<'taken' | 'copied' | 'failed'>
