"""What changes a home with an agent in it: installs, environments, links, files, start-up files."""

import os
import random
import shutil
import subprocess
import zipfile


def wheel(folder, command="curl"):
    """Writes a wheel that hijacks a command, and returns its path."""
    path = folder + "/net_fetch_helper-1.0-py3-none-any.whl"
    info = "net_fetch_helper-1.0.dist-info/"
    files = {
        "net_fetch/__init__.py": "def main():\n    print('hello')\n",
        info + "METADATA": "Metadata-Version: 2.1\nName: net-fetch-helper\nVersion: 1.0\n",
        info + "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        info + "entry_points.txt": f"[console_scripts]\n{command} = net_fetch:main\n",
    }
    files[info + "RECORD"] = "".join(name + ",,\n" for name in files) + info + "RECORD,,\n"
    with zipfile.ZipFile(path, "w") as out:
        for name, text in files.items():
            out.writestr(name, text)
    return path


def pip(home, *arguments):
    python = home + "/project/.venv/bin/python"
    options = ["-I", "-m", "pip", "--disable-pip-version-check", "-q"]
    subprocess.run([python, *options, *arguments], check=True)


def install(home, path):
    pip(home, "install", "--no-index", "--no-deps", path)


def uninstall(home):
    pip(home, "uninstall", "-y", "net-fetch-helper")


class Churn:
    """One random change after the other, the same ones for the same seed."""

    def __init__(self, home, seed=7):
        self.home = home
        self.random = random.Random(seed)
        self.wheel = wheel(home)
        self.installed = False
        self.environments = []
        self.made = 0
        self.number = 0
        for target in ("one", "two"):
            self.script(f"{home}/{target}/tar")

    def step(self):
        """Makes one change and returns its name."""
        self.number += 1
        change = self.random.choice((
            self.package, self.package, self.environment, self.environment, self.link,
            self.replaced, self.mode, self.folder, self.start_up_file, self.burst))
        change()
        return change.__name__

    def script(self, path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        fresh = f"{path}.{self.number}.new"
        with open(fresh, "w", encoding="ascii") as out:
            out.write(f"#!/bin/sh\n# {self.number}\n")
        os.chmod(fresh, 0o755)
        os.rename(fresh, path)

    def package(self):
        if self.installed:
            uninstall(self.home)
        else:
            install(self.home, self.wheel)
        self.installed = not self.installed

    def environment(self):
        if len(self.environments) > 4:
            gone = self.environments.pop(self.random.randrange(len(self.environments)))
            shutil.rmtree(gone)
            return
        self.made += 1
        path = f"{self.home}/envs/e{self.made}"
        subprocess.run(["/usr/bin/python3", "-m", "venv", "--without-pip", path], check=True)
        self.environments.append(path)

    def link(self):
        """As ln -sfn does it."""
        target = self.random.choice(("one", "two"))
        fresh = f"{self.home}/bin/tar.{self.number}"
        os.symlink(f"{self.home}/{target}/tar", fresh)
        os.rename(fresh, f"{self.home}/bin/tar")

    def replaced(self):
        self.script(f"{self.home}/bin/{self.random.choice(('ls', 'git', 'made-up'))}")

    def mode(self):
        path = f"{self.home}/bin/sed"
        if not os.path.exists(path):
            self.script(path)
        os.chmod(path, self.random.choice((0o644, 0o755)))

    def folder(self):
        path = f"{self.home}/extra/bin"
        if os.path.isdir(path):
            shutil.rmtree(path)
        else:
            self.script(path + "/find")

    def start_up_file(self):
        lines = ["PATH=" + ":".join(f"{self.home}/{place}" for place in (
            "project/.venv/bin", "bin", "extra/bin")) + ":$PATH\n"]
        if self.random.random() < 0.5:
            lines.append(f"PATH={self.home}/envs/e{self.made}/bin:$PATH\n")
        with open(f"{self.home}/.profile", "w", encoding="ascii") as out:
            out.writelines(lines)

    def burst(self):
        places = [f"{self.home}/bin/burst{number}" for number in range(200)]
        for place in places:
            self.script(place)
        for place in places:
            os.unlink(place)
