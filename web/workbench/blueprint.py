"""The blueprint that the workbench's addresses belong to."""

from flask import Blueprint

workbench = Blueprint("workbench", __name__)
