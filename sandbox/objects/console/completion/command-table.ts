/** A command of `mc`, as far as whoever writes one asks. */
export interface CommandRow {
  /** Its words: `ilm`, `rule`, `add`. */
  readonly words: readonly string[];
  readonly usage: string;
  readonly flags: readonly { name: string; short: string | undefined; value: boolean }[];
}

const sub = (parent: string, names: string, rest: string): string =>
  names
    .split(" ")
    .map((name) => `${parent} ${name} | ${rest}`)
    .join("\n");

const rule =
  "prefix= tags= expire-days= noncurrent-expire-days= noncurrent-expire-newer= id= expire-delete-marker disable enable";

/** Name, usage, and flags (with their short form, and `=` where a value follows); the order is that of the commands. */
const written = `
cat | [FLAGS] TARGET [TARGET...] | offset= tail= version-id=
cp | [FLAGS] SOURCE [SOURCE...] TARGET | recursive/r attr= tags= storage-class/sc= continue/c preserve/a
diff | [FLAGS] FIRST SECOND |
du | [FLAGS] TARGET | depth/d= recursive/r versions
find | PATH [FLAGS] | name= path= regex= ignore= larger= smaller= older-than= newer-than= print= maxdepth=
head | [FLAGS] TARGET [TARGET...] | lines/n= version-id=
ls | [FLAGS] TARGET [TARGET ...] | versions recursive/r incomplete/I summarize storage-class=
mb | [FLAGS] TARGET [TARGET ...] | region= ignore-existing/p with-lock/l with-versioning
mirror | [FLAGS] SOURCE TARGET | overwrite remove dry-run exclude=
mv | [FLAGS] SOURCE [SOURCE...] TARGET | recursive/r attr= tags= storage-class/sc= continue/c preserve/a
pipe | [FLAGS] TARGET |
rb | [FLAGS] TARGET [TARGET ...] | force dangerous
rm | [FLAGS] TARGET [TARGET ...] | versions recursive/r force dangerous dry-run version-id= older-than= newer-than=
stat | [FLAGS] TARGET [TARGET ...] | recursive/r version-id/vid= no-list
tree | [FLAGS] TARGET [TARGET ...] | files/f depth/d=
undo | [FLAGS] TARGET | last= recursive/r force
admin group list | TARGET |
admin group add | TARGET GROUPNAME MEMBERS... |
${sub("admin group", "info disable enable", "TARGET GROUPNAME |")}
admin group remove | TARGET GROUPNAME [USERNAMES...] |
admin policy list | TARGET |
admin policy info | TARGET POLICYNAME |
admin policy create | TARGET POLICYNAME POLICYFILE |
admin policy remove | TARGET POLICYNAME |
${sub("admin policy", "attach detach", "TARGET POLICY [POLICY...] [--user USER | --group GROUP] | user/u= group/g=")}
admin policy entities | TARGET [FLAGS] | user/u= group/g=
admin user svcacct add | ALIAS ACCOUNT | access-key= secret-key=
admin user svcacct ls | ALIAS ACCOUNT |
${sub("admin user svcacct", "info disable enable rm", "ALIAS SERVICE-ACCOUNT |")}
admin user add | TARGET ACCESSKEY SECRETKEY |
admin user list | TARGET |
${sub("admin user", "info disable enable remove", "TARGET USERNAME |")}
alias list | [ALIAS] |
alias remove | ALIAS |
${sub("anonymous", "get get-json", "TARGET |")}
anonymous set | PERMISSION TARGET |
anonymous set-json | FILE TARGET |
anonymous list | TARGET |
anonymous links | [FLAGS] TARGET | recursive/r
encrypt info | TARGET |
cors get | TARGET |
event list | TARGET |
${sub("ilm rule", "add edit", `[FLAGS] TARGET | ${rule}`)}
ilm rule ls | [FLAGS] TARGET | expiry transition
ilm rule rm | [FLAGS] TARGET | id= all force
${sub("ilm rule", "export import", "TARGET |")}
retention info | [FLAGS] TARGET | default
retention set | --default MODE VALIDITY TARGET | default
retention clear | [FLAGS] TARGET | default
${sub("legalhold", "info set clear", "[FLAGS] TARGET |")}
share download | [FLAGS] TARGET [TARGET...] | recursive/r expire/E= version-id/vid=
share upload | [FLAGS] TARGET [TARGET...] | recursive/r expire/E= version-id/vid= content-type/T=
tag list | TARGET | version-id/vid=
tag set | TARGET TAGS | version-id/vid=
tag remove | TARGET | version-id/vid=
${sub("version", "enable suspend info", "ALIAS/BUCKET |")}
`;

const readFlags = (text: string): CommandRow["flags"] =>
  text
    .split(" ")
    .filter((each) => each !== "")
    .map((each) => {
      const [name = "", short] = each.replace("=", "").split("/");
      return { name, short, value: each.endsWith("=") };
    });

/** Flags that every command has. */
export const globalFlags: CommandRow["flags"] = readFlags(
  "quiet/q json no-color disable-pager insecure debug help/h",
);

/** The commands of the console; a test holds them equal to those that run, whose code is too much for a list of names. */
export const commandTable: readonly CommandRow[] = written
  .trim()
  .split("\n")
  .map((line) => {
    // A usage may hold a bar of its own.
    const [, name = "", usage = "", flags = ""] = /^(.*?) \| (.*) \|(.*)$/.exec(line) ?? [];
    return { words: name.split(" "), usage, flags: readFlags(flags) };
  });
