"""The real host behind an ssh alias: `Host github-work` with `HostName github.com` in the user's ssh settings."""

from __future__ import annotations

import os
import shlex
import subprocess

from gigfolio.deploy.address import host_of, with_host
from gigfolio.deploy.git import Git

_WAIT = 10  # seconds; reading its settings is all that ssh is asked for


def real_address(git: Git, address: str, *, own_only: bool = False) -> str:
    """Return a remote's address with the host that ssh would connect to; as it is where ssh has no other name for it.

    Asked is the ssh that git itself would run, for its settings only (`ssh -G`): nothing is connected to. With `own_only`
    a command that the repository names is not run: it may come from somebody else, and git would not run it now.
    """
    host = host_of(address)
    if not host or host.startswith("-") or address.lower().startswith(("http:", "https:", "git:")):
        return address
    real = _host_name(_command(git, own_only), host)
    return with_host(address, real) if real and real != host.lower() else address


def _command(git: Git, own_only: bool) -> str:
    """The shell command by which git runs ssh (see GIT_SSH_COMMAND in git's manual)."""
    scope = ("--global",) if own_only else ()
    said = os.environ.get("GIT_SSH_COMMAND") or git.call("config", *scope, "--get", "core.sshCommand").line
    return said or shlex.quote(os.environ.get("GIT_SSH") or "ssh")


def _host_name(command: str, host: str) -> str:
    try:
        done = subprocess.run(
            f"{command} -G {shlex.quote(host)}",
            shell=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_WAIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    rows = (line.partition(" ") for line in done.stdout.splitlines())
    return next((value.strip() for name, _, value in rows if name == "hostname"), "")
