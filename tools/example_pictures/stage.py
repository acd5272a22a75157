"""Spaces: small scenes built and lit in Blender (as the Python module bpy) and traced by Cycles.

The axes are X to the right, Y away from the viewer, Z up; lengths are metres.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import bpy
from mathutils import Vector
from PIL import Image, ImageFilter

Vec = tuple[float, float, float]
DRAFT = "--draft" in sys.argv  # renders at a third of the size, to judge a scene quickly
WALL = (90.0, 0.0, 0.0)  # turns a sheet to stand upright and face the viewer
LEFT_WALL = (90.0, 0.0, 90.0)  # … to hang on the left wall and face right
RIGHT_WALL = (90.0, 0.0, -90.0)


def linear(colour: str) -> tuple[float, float, float, float]:
    """A hex colour as the linear light that Blender reckons with."""
    values = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return r, g, b, 1.0


def clear() -> None:
    """An empty scene with a black world."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    world = bpy.data.worlds.new("world")
    bpy.context.scene.world = world
    world.use_nodes = True
    world.node_tree.nodes["Background"].inputs[0].default_value = (0, 0, 0, 1)


def paint(
    colour: str, rough: float = 0.6, metal: float = 0.0, *, bump: float = 0.0, grain: float = 20.0,
    mottle: float = 0.0, stretch: Vec = (1, 1, 1), coat: float = 0.0, depth: float = 0.02,
) -> Any:  # fmt: skip
    """A surface of one colour. bump raises its grain (to a depth in metres), mottle varies its tone; stretch makes the grain run."""
    material = bpy.data.materials.new("paint")
    material.use_nodes = True
    tree = material.node_tree
    shader = tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = linear(colour)
    shader.inputs["Roughness"].default_value = rough
    shader.inputs["Metallic"].default_value = metal
    shader.inputs["Coat Weight"].default_value = coat
    if not (bump or mottle):
        return material
    noise = grain_node(tree, grain, stretch)
    if bump:
        node = tree.nodes.new("ShaderNodeBump")
        node.inputs["Strength"].default_value = bump
        node.inputs["Distance"].default_value = depth
        tree.links.new(noise.outputs["Fac"], node.inputs["Height"])
        tree.links.new(node.outputs["Normal"], shader.inputs["Normal"])
    if mottle:
        ramp = tree.nodes.new("ShaderNodeValToRGB")
        base = linear(colour)
        for element, factor in zip(ramp.color_ramp.elements, (1 - mottle, 1 + mottle), strict=True):
            element.color = (*(min(1.0, channel * factor) for channel in base[:3]), 1.0)
        ramp.color_ramp.elements[0].position, ramp.color_ramp.elements[1].position = 0.32, 0.68
        tree.links.new(noise.outputs["Fac"], ramp.inputs["Fac"])
        tree.links.new(ramp.outputs["Color"], shader.inputs["Base Color"])
    return material


def grain_node(tree: Any, grain: float, stretch: Vec) -> Any:
    """Fractal noise in object space."""
    place = tree.nodes.new("ShaderNodeTexCoord")
    mapping = tree.nodes.new("ShaderNodeMapping")
    mapping.inputs["Scale"].default_value = stretch
    noise = tree.nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = grain
    noise.inputs["Detail"].default_value = 6
    tree.links.new(place.outputs["Object"], mapping.inputs["Vector"])
    tree.links.new(mapping.outputs["Vector"], noise.inputs["Vector"])
    return noise


def slopes(steep: str, gentle: str, edge: float) -> Any:
    """Ground of one colour where it is steep and another where it lies flatter; edge is the normal's height between."""
    material = paint(gentle, 0.95)
    tree = material.node_tree
    shape, split = tree.nodes.new("ShaderNodeNewGeometry"), tree.nodes.new("ShaderNodeSeparateXYZ")
    noise = grain_node(tree, 0.12, (1, 1, 1))
    total, ramp = tree.nodes.new("ShaderNodeMath"), tree.nodes.new("ShaderNodeValToRGB")
    total.operation = "MULTIPLY_ADD"
    total.inputs[1].default_value = 0.3
    first, second = ramp.color_ramp.elements
    first.position, second.position = edge + 0.11, edge + 0.19
    first.color, second.color = linear(steep), linear(gentle)
    tree.links.new(shape.outputs["Normal"], split.inputs[0])
    tree.links.new(noise.outputs["Fac"], total.inputs[0])
    tree.links.new(split.outputs["Z"], total.inputs[2])
    tree.links.new(total.outputs[0], ramp.inputs[0])
    tree.links.new(ramp.outputs[0], material.node_tree.nodes["Principled BSDF"].inputs["Base Color"])
    return material


def lamp(colour: str, strength: float) -> Any:
    """A surface that shines by itself."""
    material = paint("#000000")
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Emission Color"].default_value = linear(colour)
    shader.inputs["Emission Strength"].default_value = strength
    return material


def glass(colour: str = "#ffffff", rough: float = 0.0) -> Any:
    """A thin pane: mirrors a little at grazing angles and lets light and shadow rays through."""
    material = bpy.data.materials.new("glass")
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.clear()
    nodes = {
        name: tree.nodes.new(f"ShaderNode{name}")
        for name in ("BsdfTransparent", "BsdfGlossy", "Fresnel", "MixShader", "OutputMaterial")
    }
    nodes["BsdfTransparent"].inputs[0].default_value = linear(colour)
    nodes["BsdfGlossy"].inputs["Roughness"].default_value = rough
    nodes["Fresnel"].inputs["IOR"].default_value = 1.45
    tree.links.new(nodes["Fresnel"].outputs[0], nodes["MixShader"].inputs[0])
    tree.links.new(nodes["BsdfTransparent"].outputs[0], nodes["MixShader"].inputs[1])
    tree.links.new(nodes["BsdfGlossy"].outputs[0], nodes["MixShader"].inputs[2])
    tree.links.new(nodes["MixShader"].outputs[0], nodes["OutputMaterial"].inputs[0])
    return material


def picture(image: Image.Image, rough: float = 0.55, glow: float = 0.0) -> Any:
    """A surface that carries a picture: printed, or shining like a screen when glow is above 0."""
    with tempfile.NamedTemporaryFile(suffix=".png", delete=False) as file:
        image.save(file, "PNG")
    loaded = bpy.data.images.load(file.name)
    loaded.pack()
    Path(file.name).unlink()
    material = paint("#ffffff", rough)
    tree = material.node_tree
    node = tree.nodes.new("ShaderNodeTexImage")
    node.image, node.interpolation = loaded, "Cubic"
    shader = tree.nodes["Principled BSDF"]
    # A screen takes its picture as paint too: the denoiser keeps what it finds in the paint sharp.
    tree.links.new(node.outputs["Color"], shader.inputs["Base Color"])
    tree.links.new(node.outputs["Color"], shader.inputs["Emission Color"])
    shader.inputs["Emission Strength"].default_value = glow
    if glow:
        shader.inputs["Specular IOR Level"].default_value = 0.12
    return material


def box(size: Vec, at: Vec, material: Any, *, bevel: float = 0.004, turn: Vec = (0, 0, 0)) -> Any:
    """A box of this size around this point, with slightly rounded edges; turn is in degrees."""
    bpy.ops.mesh.primitive_cube_add(size=1, location=at, rotation=tuple(map(math.radians, turn)))
    thing = bpy.context.object
    thing.scale = size
    bpy.ops.object.transform_apply(location=False, rotation=False, scale=True)
    if bevel:
        edge = thing.modifiers.new("edge", "BEVEL")
        edge.width, edge.segments = min(bevel, min(size) * 0.49), 3
    thing.data.materials.append(material)
    return thing


def sheet(width: float, height: float, at: Vec, material: Any, turn: Vec = (0, 0, 0)) -> Any:
    """A flat rectangle around this point; unturned it lies on the floor, face up, its top away from the viewer."""
    bpy.ops.mesh.primitive_plane_add(size=1, location=at, rotation=tuple(map(math.radians, turn)))
    thing = bpy.context.object
    thing.scale = (width, height, 1)
    bpy.ops.object.transform_apply(location=False, rotation=False, scale=True)
    thing.data.materials.append(material)
    return thing


def rod(radius: float, length: float, at: Vec, material: Any, turn: Vec = (0, 0, 0)) -> Any:
    """A round bar, upright when unturned."""
    bpy.ops.mesh.primitive_cylinder_add(
        radius=radius, depth=length, location=at, rotation=tuple(map(math.radians, turn)), vertices=64
    )
    thing = bpy.context.object
    edge = thing.modifiers.new("edge", "BEVEL")
    edge.width, edge.segments, edge.limit_method = min(0.003, radius * 0.2), 2, "ANGLE"
    for face in thing.data.polygons:
        face.use_smooth = len(face.vertices) == 4
    thing.data.materials.append(material)
    return thing


def mesh(
    points: Sequence[Vec], faces: Sequence[tuple[int, ...]], material: Any, *, smooth: bool = True
) -> Any:
    """Any surface from its points and faces."""
    data = bpy.data.meshes.new("mesh")
    data.from_pydata(points, [], faces)
    data.update()
    thing = bpy.data.objects.new("mesh", data)
    bpy.context.collection.objects.link(thing)
    for face in data.polygons:
        face.use_smooth = smooth
    data.materials.append(material)
    return thing


def aim(thing: Any, target: Vec) -> None:
    """Turn a camera or a light to look at a point."""
    thing.rotation_euler = (Vector(target) - thing.location).to_track_quat("-Z", "Y").to_euler()


def light(
    kind: str, at: Vec, target: Vec, power: float, size: float, colour: str = "#ffffff", *, tall: float = 0
) -> Any:
    """A light: AREA (size in metres, power in watts) or SUN (size in degrees, power in watts per square metre)."""
    bpy.ops.object.light_add(type=kind, location=at)
    thing = bpy.context.object
    thing.data.energy, thing.data.color = power, linear(colour)[:3]
    if kind == "SUN":
        thing.data.angle = math.radians(size)
    else:
        thing.data.size = size
        thing.visible_glossy = size < 1  # a large lamp is only there to fill in, and no mirror may show it
        if tall:
            thing.data.shape, thing.data.size_y = "RECTANGLE", tall
    aim(thing, target)
    return thing


def sky(low: str, high: str, strength: float, *, horizon: float = 0.0, soft: float = 0.5) -> None:
    """A sky that runs from one colour at the horizon to another above."""
    tree = bpy.context.scene.world.node_tree
    place = tree.nodes.new("ShaderNodeTexCoord")
    split = tree.nodes.new("ShaderNodeSeparateXYZ")
    ramp = tree.nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.interpolation = "EASE"
    first, second = ramp.color_ramp.elements
    first.position, second.position = max(0.0, horizon), min(1.0, horizon + soft)
    first.color, second.color = linear(low), linear(high)
    tree.links.new(place.outputs["Generated"], split.inputs[0])
    tree.links.new(split.outputs["Z"], ramp.inputs[0])
    background = tree.nodes["Background"]
    tree.links.new(ramp.outputs[0], background.inputs[0])
    background.inputs[1].default_value = strength


def camera(
    at: Vec, target: Vec, lens: float = 35, *, stop: float = 0, focus: Vec | None = None, rise: float = 0
) -> None:
    """The camera; lens in millimetres, stop opens the aperture for depth of field, rise shifts the frame."""
    bpy.ops.object.camera_add(location=at)
    thing = bpy.context.object
    thing.data.lens, thing.data.shift_y = lens, rise
    aim(thing, target)
    if stop:
        thing.data.dof.use_dof = True
        thing.data.dof.aperture_fstop = stop
        thing.data.dof.focus_distance = (Vector(focus or target) - thing.location).length
    bpy.context.scene.camera = thing


def render(
    width: int,
    height: int,
    samples: int = 24,
    *,
    exposure: float = 0,
    scale: float = 0.72,
    look: str = "AgX - Medium High Contrast",
) -> Image.Image:
    """Trace the scene and develop it with a photographic tone curve; the same scene gives the same picture.

    scale is the share of the width that is traced; the rest is enlarged, as from a smaller negative.
    """
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.resolution_x, scene.render.resolution_y = width, height
    scene.render.resolution_percentage = round(36 if DRAFT else 100 * scale)
    scene.render.threads_mode, scene.render.threads = "FIXED", 2
    cycles = scene.cycles
    cycles.device, cycles.samples, cycles.seed = "CPU", samples, 7
    cycles.adaptive_threshold, cycles.adaptive_min_samples = 0.04, 10
    cycles.use_denoising, cycles.denoiser, cycles.denoising_prefilter = True, "OPENIMAGEDENOISE", "FAST"
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 6, 3, 3
    cycles.use_light_tree = False
    cycles.sample_clamp_indirect, cycles.caustics_reflective, cycles.caustics_refractive = 4, False, False
    view = scene.view_settings
    view.view_transform, view.look, view.exposure = (
        ("AgX", look, exposure) if look else ("Standard", "None", exposure)
    )
    with tempfile.TemporaryDirectory() as folder:
        scene.render.filepath = str(Path(folder, "frame.png"))
        scene.render.image_settings.file_format = "PNG"
        bpy.ops.render.render(write_still=True)
        frame = Image.open(scene.render.filepath).convert("RGB")
    if DRAFT:
        return frame
    frame = frame.resize((width, height), Image.Resampling.LANCZOS)
    return frame.filter(ImageFilter.UnsharpMask(1.4, 60, 2))
