"""Stands in for the web front end, which Debian leaves out and without which the master answers no request."""
from buildbot.www.plugin import Application

front_end = Application(__name__, "no front end")
