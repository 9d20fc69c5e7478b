export function nodeProblem(version: string, floor: string): string | undefined;
export function installProblem(root: string): string | undefined;
export function prepare(root: string, log?: (line: string) => void): boolean;
