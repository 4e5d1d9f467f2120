"""A group of commands that imports a command's module only when the command is called."""

from importlib import import_module

import click

from kg.errors import KGError


class LazyGroup(click.Group):
    """A group whose commands lie in modules of their own, and whose faults are one line.

    Shape:
        `commands_at` gives, for each command, ``module:attribute`` and its line of help, so that the group's
        own help imports nothing.
    """

    def __init__(self, *args: object, commands_at: dict[str, tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._commands_at = commands_at

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Return the names of the commands, in their order."""
        return list(self._commands_at)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, importing its module; None where there is none of this name."""
        if cmd_name not in self._commands_at:
            return None
        module, _, attribute = self._commands_at[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands and their lines, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self._commands_at.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a fault that someone can mend is a line on standard error and exit status 1."""
        try:
            return super().invoke(ctx)
        except KGError as error:
            raise click.ClickException(str(error)) from error
